import type { ComponentChildren } from "preact";
import css from "./icons.module.css";

interface Props {
  /** 20 fits text; 16 a dense line; 24 and more a picture. */
  size?: number;
}

/** Icons say nothing to a screen reader: the words beside them do. */
function icon(lines: ComponentChildren) {
  return function Icon({ size = 20 }: Props) {
    return (
      <svg
        class={css.icon}
        width={size}
        height={size}
        viewBox="0 0 20 20"
        aria-hidden="true"
        focusable="false"
      >
        {lines}
      </svg>
    );
  };
}

const dot = (cx: number, cy: number) => <circle class={css.dot} cx={cx} cy={cy} r="1.1" />;

export const OverviewIcon = icon(
  <path d="M3 16.5V11h3.5v5.5M8.2 16.5v-13h3.6v13M13.5 16.5V7.5H17v9M2 16.5h16" />,
);
export const CampaignsIcon = icon(
  <path d="M3 8v3.5c0 .6.4 1 1 1h2L14 16V4L6 7H4a1 1 0 0 0-1 1ZM6.2 12.6 7.4 17h2l-1-3.4M16.8 8.2v3.6" />,
);
export const MessagesIcon = icon(
  <path d="M10 3c4.1 0 7.2 2.8 7.2 6.4s-3.1 6.4-7.2 6.4c-.8 0-1.6-.1-2.3-.3L4 17.2v-3.4a6 6 0 0 1-1.2-4.4C2.8 5.8 5.9 3 10 3ZM6.8 8.200h6.400M6.8 11h4" />,
);
export const CustomersIcon = icon(
  <path d="M7.5 9.200a2.9 2.9 0 1 0 0-5.8 2.9 2.9 0 0 0 0 5.800ZM2 16.600c.2-2.9 2.5-4.9 5.5-4.900s5.3 2 5.5 4.900M13.2 3.700a2.8 2.8 0 0 1 0 5.200M15 12.200c1.8.7 2.9 2.3 3 4.4" />,
);
export const OriginsIcon = icon(
  <path d="M10 17.500c3.500-3.700 5.500-6.400 5.500-9a5.500 5.500 0 0 0-11 0c0 2.600 2 5.300 5.500 9ZM10 10.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z" />,
);
export const LeadsIcon = icon(
  <path d="M8 9.200a2.9 2.9 0 1 0 0-5.8 2.9 2.9 0 0 0 0 5.800ZM2.500 16.600c.2-2.9 2.500-4.900 5.500-4.900s5.300 2 5.500 4.900M15.500 6.500v5M13 9h5" />,
);
export const RequestsIcon = icon([
  <path
    key="question"
    d="M10 17a7 7 0 1 0-6.200-3.700L3 17l3.700-.8A7 7 0 0 0 10 17ZM8 8.200a2 2 0 1 1 2.900 1.800c-.6.3-.9.7-.9 1.300"
  />,
  dot(10, 13.6),
]);
export const MailIcon = icon(
  <path d="M4 4.500h12A1.500 1.500 0 0 1 17.500 6v8a1.500 1.500 0 0 1-1.500 1.500H4A1.500 1.500 0 0 1 2.500 14V6A1.500 1.500 0 0 1 4 4.500ZM3 6l7 5 7-5" />,
);
export const RouteIcon = icon(
  <path d="M3 10h4.500c2 0 2-5.500 4-5.500H17M7.500 10c2 0 2 5.500 4 5.500H17M14.500 2l2.500 2.500L14.500 7M14.500 13l2.500 2.500-2.500 2.500" />,
);
export const DeliveriesIcon = icon(
  <path d="M17.3 2.7 2.7 8.200l5.7 2.7 2.8 6.4 6.1-14.600ZM17.3 2.700l-8.9 8.2" />,
);
export const SettingsIcon = icon(
  <path d="M3 5.500h7.500M14.5 5.500H17M3 14.500h2.500M9.5 14.500H17M12.5 7.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM7.5 16.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM3 10h14" />,
);
export const DemoIcon = icon(
  <path d="M6.5 2.500h7A1.5 1.5 0 0 1 15 4v12a1.5 1.5 0 0 1-1.5 1.500h-7A1.5 1.5 0 0 1 5 16V4a1.5 1.5 0 0 1 1.5-1.500ZM8.8 15h2.4" />,
);
export const MoreIcon = icon([dot(4.5, 10), dot(10, 10), dot(15.5, 10)]);
export const SignOutIcon = icon(
  <path d="M8 3H4.500A1.5 1.5 0 0 0 3 4.500v11A1.5 1.5 0 0 0 4.5 17H8M13 13.500l3.5-3.500L13 6.500M16.5 10H8" />,
);
export const CloseIcon = icon(<path d="m5 5 10 10M15 5 5 15" />);
export const PlusIcon = icon(<path d="M10 4v12M4 10h12" />);
export const CheckIcon = icon(<path d="m4 10.5 4 4 8-9" />);
export const ChevronDownIcon = icon(<path d="m5 7.5 5 5 5-5" />);
export const ChevronRightIcon = icon(<path d="m7.5 5 5 5-5 5" />);
export const ChevronLeftIcon = icon(<path d="m12.5 5-5 5 5 5" />);
export const ArrowUpIcon = icon(<path d="M10 16V4M5 9l5-5 5 5" />);
export const SearchIcon = icon(<path d="M9 14.500a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM13 13l4 4" />);
export const PencilIcon = icon(
  <path d="M12.5 4.500l3 3M4 16l.8-3.700L14 3.100l2.900 2.900-9.200 9.200L4 16Z" />,
);
export const CopyIcon = icon(
  <path d="M8.5 7h7A1.5 1.5 0 0 1 17 8.500v7a1.5 1.5 0 0 1-1.5 1.500h-7A1.5 1.5 0 0 1 7 15.500v-7A1.5 1.5 0 0 1 8.5 7ZM13 7V4.500A1.5 1.5 0 0 0 11.5 3h-7A1.5 1.5 0 0 0 3 4.500v7A1.5 1.5 0 0 0 4.5 13H7" />,
);
export const DownloadIcon = icon(<path d="M10 3v9.500M6 9l4 4 4-4M3.5 16.500h13" />);
export const UploadIcon = icon(<path d="M10 13V3.500M6 7l4-4 4 4M3.5 16.500h13" />);
export const ImageIcon = icon(
  <path d="M4.5 3.500h11A1.5 1.5 0 0 1 17 5v10a1.5 1.5 0 0 1-1.5 1.500h-11A1.5 1.5 0 0 1 3 15V5a1.5 1.5 0 0 1 1.5-1.500ZM3 14l4.5-4.5 6.8 7M12 12l1.5-1.500L17 14M12.5 8a1 1 0 1 0 0-2 1 1 0 0 0 0 2Z" />,
);
export const TrashIcon = icon(
  <path d="M3.5 5.500h13M8 5.500v-2h4v2M5.5 5.500l.7 11h7.600l.7-11M8.5 9v4.500M11.5 9v4.5" />,
);
export const RetryIcon = icon(<path d="M16 10a6 6 0 1 1-1.8-4.300L16.5 8M16.5 3.500V8H12" />);
export const PauseIcon = icon(<path d="M7 4v12M13 4v12" />);
export const PlayIcon = icon(<path d="M6 3.500v13l10.5-6.500L6 3.500Z" />);
export const StopIcon = icon(<path d="M5.5 5.500h9v9h-9z" />);
export const WarningIcon = icon([
  <path key="sign" d="M10 3 2.5 16.500h15L10 3ZM10 8.500v3.5" />,
  dot(10, 14.2),
]);
export const InfoIcon = icon([
  <path key="ring" d="M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 9.500V14" />,
  dot(10, 6.7),
]);
export const ClockIcon = icon(<path d="M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 6v4.200l2.8 1.6" />);
export const QrIcon = icon(
  <path d="M3 3h5v5H3zM12 3h5v5h-5zM3 12h5v5H3zM12 12h2M17 12v2M12 17h2M14.5 14.500H17V17M12 14.500v.1" />,
);
export const LinkIcon = icon(
  <path d="M8.5 11.500a3.3 3.3 0 0 0 4.7 0l2.7-2.700a3.3 3.3 0 0 0-4.7-4.700l-1 1M11.5 8.500a3.3 3.3 0 0 0-4.7 0l-2.7 2.700a3.3 3.3 0 0 0 4.7 4.700l1-1" />,
);
export const KeyIcon = icon(
  <path d="M6.5 16.500a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM9 10.500l7-7M13 6.500l2.5 2.5" />,
);
export const UndoIcon = icon(<path d="M7 4 3.5 7.5 7 11M3.5 7.500H12a4.5 4.5 0 0 1 0 9H8" />);
export const CouponIcon = icon(
  <path d="M3 5.500h14v3a1.5 1.5 0 0 0 0 3v3H3v-3a1.5 1.5 0 0 0 0-3v-3ZM12 5.500v1.800M12 9.100v1.800M12 12.700v1.8" />,
);
export const EyeIcon = icon(
  <path d="M2 10s2.8-5.5 8-5.5 8 5.5 8 5.5-2.8 5.5-8 5.500S2 10 2 10ZM10 12.300a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.600Z" />,
);
export const OfflineIcon = icon(
  <path d="M3 3l14 14M2.5 8.500a11 11 0 0 1 4-2.400M17.5 8.500A11 11 0 0 0 9 5.200M5.5 11.800a6.5 6.5 0 0 1 3.5-1.900M10 15.800v.1" />,
);
export const BlockedIcon = icon(<path d="M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM5 5l10 10" />);
export const PrintIcon = icon(<path d="M6 7V3h8v4M6 14H3.500V7h13v7H14M6 11.500h8V17H6z" />);
export const SmileIcon = icon([
  <path key="face" d="M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM7 11.500c.6 1.2 1.7 2 3 2s2.4-.8 3-2" />,
  dot(7.7, 8.2),
  dot(12.3, 8.2),
]);
