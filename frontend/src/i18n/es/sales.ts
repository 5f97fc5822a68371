import { count, formOf, plural } from "../../ui/format.ts";
import type { sales as en } from "../en/sales.ts";

export const sales = {
  fromSourceToSale: "Del origen a la venta",
  couponsRedeemedAndMoneyAreOf:
    "Los canjes y el dinero son de los días que elijas; las personas se cuentan desde que empezó la campaña.",
  salesOf: "Ventas de",
  sortInto: "Agrupar",
  bySource: "Por origen",
  byDay: "Por día",
  salesByDay: "Ventas por día",
  noCouponWasUsedInTheseDays: "No se ha usado ningún cupón en estos días.",
  source: "Origen",
  couponsRedeemed: "Cupones canjeados",
  sales: "Ventas",
  discounts: "Descuentos",
  costPerRedeemedCoupon: "Coste por cupón canjeado",
  day: "Día",
  couponsRedeemed2: (redemptions) => plural(redemptions, "cupón canjeado", "cupones canjeados"),
  since: (from, used) => `Desde el ${from}: ${used}`,
  sinceSold: (from, used, sold) => `Desde el ${from}: ${used}, ${sold} en ventas`,
  discountNotKnown: (missing) =>
    `No se conoce el descuento de ${count(missing)}, así que el coste por cupón no ${formOf(missing, "lo", "los")} cuenta.`,
} satisfies typeof en;
