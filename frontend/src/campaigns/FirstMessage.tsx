import type { Campaign } from "../api/campaigns.ts";
import { ChatLines } from "../messages/ChatLines.tsx";
import { chatAt } from "../messages/story.ts";
import { Notice } from "../ui/Notice.tsx";
import css from "./campaigns.module.css";

/** What people get first, as it arrives; its buttons are there to be seen only. */
export function FirstMessage({ campaign, business }: { campaign: Campaign; business: string }) {
  const lines = chatAt("welcome", campaign.copy, { name: "Ana", business });
  return (
    <div class={css.sample} inert>
      <ChatLines lines={lines} step="welcome" focus={null} onTap={() => {}} />
    </div>
  );
}

/** A campaign begins with the welcome's texts; sending them unchanged is seldom meant. */
export function StillTheWelcome({ campaign }: { campaign: Campaign }) {
  return (
    <Notice>
      <p>
        This is still word for word the welcome.{" "}
        <a href={`/messages?campaign=${encodeURIComponent(campaign.id)}`}>Change it?</a>
      </p>
    </Notice>
  );
}
