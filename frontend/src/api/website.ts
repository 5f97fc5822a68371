import { API, get, put } from "./client.ts";
import type { Wire } from "./wire.ts";

/** How the chat looks on the shop's website, and where it may be shown. */
export type Website = Wire<"Website">;

const WEBSITE = `${API}/website`;

export function showWebsite(): Promise<Website> {
  return get<Website>(WEBSITE);
}

/** Where the QR code of the chat is, an SVG image. */
export const showChatCodeUrl = `${WEBSITE}/qr.svg`;

/** Fields that are left out stay as they are. */
export function changeWebsite(change: Partial<Website>): Promise<Website> {
  return put<Website>(WEBSITE, change);
}
