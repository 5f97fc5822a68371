import { IMAGE_LIMIT_BYTES, IMAGE_TYPES, type Image } from "../api/images.ts";
import { bytes } from "../ui/format.ts";

const TAKEN = IMAGE_TYPES.split(",");

/** Why it is not worth sending this file; null when the server should look at it. */
export function fileProblem({ type, size }: { type: string; size: number }): string | null {
  if (type === "image/svg+xml") return "Messenger shows no SVG. Export it as PNG.";
  if (/^image\/hei[cf]/.test(type))
    return "This is a HEIC photo, which Messenger does not show. Save it as JPEG.";
  // Some systems know no type; the server looks at the content anyway.
  if (type !== "" && !TAKEN.includes(type))
    return "Messenger cannot show this file. Use a PNG, JPEG, GIF or WebP.";
  if (size === 0) return "This file is empty.";
  if (size > IMAGE_LIMIT_BYTES)
    return `This picture has ${bytes(size)}; at most 8 MB are taken. Save it smaller.`;
  return null;
}

/** Of a picture just uploaded: its size, and what is still to be done before customers get it. */
export function pictureNote({ width, height, bytes: size }: Image, toUse: string | null): string {
  const measured = `${width} × ${height} pixels, ${bytes(size)}.`;
  return toUse === null ? measured : `${measured} ${toUse}`;
}
