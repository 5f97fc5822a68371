import { showChatCodeUrl } from "../../api/website.ts";
import { t } from "../../i18n/words.ts";
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
    <Card title={t.website.linkAndQrCode} hint={t.website.theChatAsItsOwnPageForAPoster}>
      <div class={css.asPage}>
        <img class={css.code} src={showChatCodeUrl} alt={t.website.qrCodeThatOpens(address)} />
        <Stack>
          <CopyField label={t.website.link} value={address} />
          <Row>
            <Button icon={<DownloadIcon size={16} />} onPress={() => savePng(showChatCodeUrl, "chat")}>
              {t.website.downloadPng}
            </Button>
            <ButtonLink href={showChatCodeUrl} download="chat.svg">
              {t.website.downloadSvg}
            </ButtonLink>
          </Row>
          <p class={css.soft}>
            {t.website.toSeeWhichPlaceBringsPeople(
              <a href={hrefOf("links")}>{t.website.makeALinkForEach}</a>,
            )}
          </p>
          <OnlyHere address={address} />
        </Stack>
      </div>
    </Card>
  );
}
