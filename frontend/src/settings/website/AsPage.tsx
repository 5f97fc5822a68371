import { showChatCodeUrl } from "../../api/website.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { CopyField } from "../../ui/CopyField.tsx";
import { DownloadIcon } from "../../ui/icons.tsx";
import { Row, Stack } from "../../ui/Layout.tsx";
import { OnlyHere } from "../links/OnlyHere.tsx";
import { savePng } from "../links/save-png.ts";
import { hrefOf } from "../sections.ts";
import css from "./website.module.css";

/** The chat for those who do not come by the website. */
export function AsPage({ address }: { address: string }) {
  return (
    <Card title="Link and QR code" hint="The chat as its own page, for a poster, your bio or a message.">
      <div class={css.asPage}>
        <img class={css.code} src={showChatCodeUrl} alt={`QR code that opens ${address}`} />
        <Stack>
          <CopyField label="Link" value={address} />
          <Row>
            <Button icon={<DownloadIcon size={16} />} onPress={() => savePng(showChatCodeUrl, "chat")}>
              Download PNG
            </Button>
            <ButtonLink href={showChatCodeUrl} download="chat.svg">
              Download SVG
            </ButtonLink>
          </Row>
          <p class={css.soft}>
            To see which place brings people, <a href={hrefOf("links")}>make a link for each</a>.
          </p>
          <OnlyHere address={address} />
        </Stack>
      </div>
    </Card>
  );
}
