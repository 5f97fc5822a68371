import type { website as en } from "../en/website.ts";

export const website = {
  linkAndQrCode: "Enlace y código QR",
  theChatAsItsOwnPageForAPoster: "El chat como página propia, para un cartel, tu perfil o un mensaje.",
  qrCodeThatOpens: (address) => `Código QR que abre ${address}`,
  link: "Enlace",
  downloadPng: "Descargar PNG",
  downloadSvg: "Descargar SVG",
  toSeeWhichPlaceBringsPeople: (link) => ["Para ver qué lugar trae gente, ", link, "."],
  makeALinkForEach: "crea un enlace para cada uno",
  chatOnYourWebsite: "Chat en tu sitio web",
  customersChatWithYouOnYourOwn:
    "Los clientes hablan contigo en tu propio sitio. No hace falta una página de Facebook.",
  theChatIsOn: "El chat está activo",
  visitorsCanWriteToYou: "Los visitantes pueden escribirte.",
  nobodySeesTheBubbleAndNobody: "Nadie ve la burbuja y nadie puede escribir.",
  codeToPaste: "Código para pegar",
  pasteItBeforeBodyOnEveryPageOr:
    "Pégalo antes de </body> en cada página, o en la caja «código personalizado» de tu creador de sitios web. Añade data-origin para decir de dónde vienen sus visitantes.",
  yourWebsitesAddresses: "Las direcciones de tu sitio web",
  onePerLineSuchAsHttpsShop:
    "Una por línea, como https://shop.example. El chat no aparecerá en ningún otro sitio.",
  thisAddressWorksOnThisComputer: (code) => [
    "Esta dirección solo funciona en este ordenador. Pon en ",
    code,
    " la que usan tus clientes y copia el código de nuevo.",
  ],
  untilYouAddAnAddressTheChatIs:
    "Hasta que añadas una dirección, el chat solo se muestra en las páginas de este servidor.",
  tryTheChat: "Probar el chat",
  howItLooks: "Su aspecto",
  color: "Color",
  corner: "Esquina",
  leftCorner: "Esquina izquierda",
  rightCorner: "Esquina derecha",
  aLineBesideTheBubble: "Una frase junto a la burbuja",
  suchAs10OffYourFirstOrderLeave:
    "Como «¿10 % de descuento en tu primer pedido?». Déjala vacía si no quieres ninguna.",
  whatVisitorsReadAboutTheirData: "Qué leen los visitantes sobre sus datos",
  shownBeforeTheyWriteALinkLooks:
    "Se muestra antes de que escriban. Un enlace es así: [Privacidad](https://shop.example/privacidad).",
  save: "Guardar",
  previewOfTheBubbleOnAPage: "Vista previa de la burbuja en una página",
  line: (place, sentence) => `Línea ${place}: ${sentence}`,
  savedOpenPagesShowItWithinA: "Guardado. Las páginas abiertas lo muestran en menos de un minuto.",
} satisfies typeof en;
