import { plural } from "../../ui/format.ts";
import type { origins as en } from "../en/origins.ts";

export const origins = {
  sources: "Orígenes",
  theSources: "Los orígenes",
  wherePeopleCameFromAndWhatThey: "De dónde vino la gente y qué compró.",
  export: "Exportar",
  linksAndQrCodes: "Enlaces y códigos QR",
  whenTheyCame: "Cuándo vinieron",
  campaign: "Campaña",
  allCampaigns: "Todas las campañas",
  everyoneWhoCameInThisPeriod: "Todos los que vinieron en este periodo",
  fromSourceToSale: "Del origen a la venta",
  inThisPeriodAndEachCountsOnce: (campaign, zoneName) =>
    `${campaign ? "Los clientes entraron en la campaña" : "Los clientes vinieron"} en este periodo y cada uno cuenta una vez; los porcentajes son sobre ellos. Las ventas son de cupones canjeados en este periodo. Zona horaria: ${zoneName}.`,
  couponsRedeemed: (redemptions) => plural(redemptions, "cupón canjeado", "cupones canjeados"),
  sold: (sold) => `${sold} en ventas`,
  off: (off) => `${off} de descuento`,
  noCustomersYet: "Aún no hay clientes",
  noCustomersInThisPeriod: "No hay clientes en este periodo",
  createALinkForEachPlacePoster:
    "Crea un enlace para cada lugar (cartel, folleto, perfil) y verás cuál funciona.",
  showAllDays: "Mostrar todos los días",
  createALink: "Crear un enlace",
  source: "Origen",
  sales: "Ventas",
  discounts: "Descuentos",
  lookCloser: "Ver más",
  coupons: (redemptions) => plural(redemptions, "cupón", "cupones"),
  each: (each) => `${each} cada uno`,
  seeFunnel: "Ver embudo",
  seeLeads: "Ver contactos",
  customers: "Clientes",
  leads: "Contactos",
  codesEveryoneHas: "Códigos que tienen todos",
  erasedCustomers: "Clientes eliminados",
  foundYouDirectly: "Te encontraron directamente",
} satisfies typeof en;
