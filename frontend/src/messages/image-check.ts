import { IMAGE_LIMIT_BYTES, IMAGE_TYPES, type Image } from "../api/images.ts";
import { t } from "../i18n/words.ts";
import { bytes } from "../ui/format.ts";

const TAKEN = IMAGE_TYPES.split(",");

/** Why it is not worth sending this file; null when the server should look at it. */
export function fileProblem({ type, size }: { type: string; size: number }): string | null {
  if (type === "image/svg+xml") return t.messages.messengerShowsNoSvgExportItAs;
  if (/^image\/hei[cf]/.test(type)) return t.messages.thisIsAHeicPhotoWhichMessenger;
  // Some systems know no type; the server looks at the content anyway.
  if (type !== "" && !TAKEN.includes(type)) return t.messages.messengerCannotShowThisFileUse;
  if (size === 0) return t.messages.thisFileIsEmpty;
  if (size > IMAGE_LIMIT_BYTES) return t.messages.thisPictureHasAtMost8MbAre(bytes(size));
  return null;
}

/** Of a picture just uploaded: its size, and what is still to be done before customers get it. */
export function pictureNote({ width, height, bytes: size }: Image, toUse: string | null): string {
  const measured = t.messages.pixels(width, height, bytes(size));
  return toUse === null ? measured : `${measured} ${toUse}`;
}
