package io.promobot.simulator;

import java.util.List;

/** First and last names from many places, some of them beyond ASCII on purpose. */
final class Names {
  private static final List<String> FIRST =
      List.of(
          ("Ana Mateo Lucía Hugo Sofía Diego Camila Tiago Beatriz João Inês Rafael Chloé Louis"
                  + " Élodie Noé Giulia Luca Chiara Matteo Greta Jonas Zoë Finn Jürgen Anneke Lars"
                  + " Freja Søren Åsa Björn Aino Eino Zofia Łukasz Jakub Eliška Miloš Jovana Ivana"
                  + " Petra Andrei Ioana Eleni Nikos Defne Emre Ayşe Leyla Omar Yasmin Karim Amina"
                  + " Zainab Kwame Ama Chidi Ngozi Thabo Lerato Makena Baraka Priya Arjun Ananya Rohan"
                  + " Aiko Haruto Yuki Mei Wei Minh Linh Ji-woo Min-jun Dewi Budi Malia Keoni Aroha"
                  + " Olivia Noah Harper Mason Maya Ethan Naomi Liam Ruby Oscar Siobhán Cillian")
              .split(" "));
  private static final List<String> LAST =
      List.of(
          ("Prieto García Núñez Romero Vidal Ferreira Gonçalves Almeida Moreau Lefèvre Dubois"
                  + " Girard Rossi Bianchi Conti Weber Müller Schäfer Vogel Jansen Visser Nielsen"
                  + " Sørensen Lindström Öberg Virtanen Korhonen Kowalski Wójcik Novák Dvořák Petrović"
                  + " Horvat Popescu Ionescu Papadopoulos Georgiou Yılmaz Şahin Haddad Khalil Mansour"
                  + " Okafor Adeyemi Mensah Boateng Dlamini Mokoena Wanjiru Otieno Sharma Patel Iyer"
                  + " Kapoor Tanaka Sato Nakamura Chen Lin Zhang Nguyen Tran Kim Park Wijaya Santoso"
                  + " Kahale Ngata Smith Johnson Brooks Carter Reed Walsh Byrne O’Connor Fraser"
                  + " MacLeod")
              .split(" "));

  boolean have(Profile person) {
    return person.first().filter(FIRST::contains).isPresent()
        && person.last().filter(LAST::contains).isPresent();
  }

  String first(long dice) {
    return FIRST.get((int) Math.floorMod(dice, (long) FIRST.size()));
  }

  String last(long dice) {
    return LAST.get((int) Math.floorMod(dice, (long) LAST.size()));
  }
}
