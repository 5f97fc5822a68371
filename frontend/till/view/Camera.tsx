import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../src/ui/Button.tsx";
import { NoCamera, scanWith } from "../camera/camera.ts";
import { t } from "../i18n/words.ts";
import { readCode } from "../scan/reading.ts";
import css from "./camera.module.css";
import { CloseIcon } from "./icons.tsx";

interface Props {
  onCode: (code: string) => void;
  onClose: () => void;
}

/** The camera's picture until there is a code in it. */
export function Camera({ onCode, onClose }: Props) {
  const video = useRef<HTMLVideoElement>(null);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    const ending = new AbortController();
    // Nobody looks at a page that is hidden, and the camera's light would stay on.
    const leave = () => document.hidden && onClose();
    document.addEventListener("visibilitychange", leave);
    void look(ending.signal);
    return () => {
      ending.abort();
      document.removeEventListener("visibilitychange", leave);
    };
  }, []);

  async function look(signal: AbortSignal): Promise<void> {
    if (!video.current) return;
    try {
      const seen = await scanWith(video.current, signal);
      const code = seen && readCode(seen);
      if (code) onCode(code);
      else if (!signal.aborted) onClose();
    } catch (failure) {
      setProblem(failure instanceof NoCamera ? failure.message : t.theCameraStopped);
    }
  }

  return (
    <section class={css.camera} aria-label={t.camera}>
      {problem === null ? (
        <>
          <video ref={video} class={css.video} playsInline muted />
          <span class={css.frame} aria-hidden="true" />
          <p class={css.hint}>{t.holdTheQrCodeInThe}</p>
        </>
      ) : (
        <p class={css.problem} role="alert">
          {problem}
        </p>
      )}
      <Button icon={<CloseIcon />} wide onPress={onClose}>
        {t.closeTheCamera}
      </Button>
    </section>
  );
}
