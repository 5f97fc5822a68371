/** What the server says about segments and their conditions. */
export const fromSegments: Record<string, string> = {
  "There is no such segment": "No existe ese segmento",
  "There are {} segments already; delete some that you do not use":
    "Ya hay {} segmentos; elimina los que no uses",
  "The campaign “{}” is for these people; choose others there first":
    "La campaña «{}» es para estas personas; elige antes a otras allí",
  "is the name of another segment; choose another one": "es el nombre de otro segmento; elige otro",
  "is empty; give these people a name": "está vacío; pon un nombre a estas personas",
  "is not the id of one of your segments": "no es el id de ninguno de tus segmentos",
  "is not the id of one of your campaigns": "no es el id de ninguna de tus campañas",
  "must be an object with {} or {}": "debe ser un objeto con {} o {}",
  "must be an object with {}": "debe ser un objeto con {}",
  "must be a list of at least one condition, in square brackets":
    "debe ser una lista de al menos una condición, entre corchetes",
  "has more than {} conditions; leave some out": "tiene más de {} condiciones; quita alguna",
  "must be later than since; nobody came between them":
    "debe ser posterior a «desde»; entre ambos no llegó nadie",
  "must be a whole number from 1 to {}": "debe ser un número entero de 1 a {}",
  'must be an amount in quotes, such as "23.50"': "debe ser un importe, como «23.50»",
  "must be three capital letters, such as EUR": "deben ser tres letras mayúsculas, como EUR",
  "is the same as reached; that is nobody": "es lo mismo que lo alcanzado; eso no es nadie",
  "must be a stage of this story: {}": "debe ser un paso de esta historia: {}",
};
