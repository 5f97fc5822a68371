import { API, upload } from "./client.ts";
import type { Wire } from "./wire.ts";

/** A picture the server keeps; its url is what to set as coupon_image or thanks_image. */
export type Image = Wire<"Image">;

export const IMAGE_LIMIT_BYTES = 8 * 1024 * 1024;
/** For the file chooser; the server looks at the content, not at the name. */
export const IMAGE_TYPES = "image/png,image/jpeg,image/gif,image/webp";

export async function uploadImage(file: Blob): Promise<Image> {
  return await upload<Wire<"Image">>(`${API}/images`, file);
}
