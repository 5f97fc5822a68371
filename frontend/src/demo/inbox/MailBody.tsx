import type { ComponentChildren } from "preact";
import css from "./inbox.module.css";

interface Props {
  html: string;
}

/**
 * A letter's HTML as words and paragraphs of ours: what strangers wrote becomes no element but these, fetches nothing
 * and runs nothing, and its styles, which the content policy would refuse, are left behind.
 */
export function MailBody({ html }: Props) {
  const { body } = new DOMParser().parseFromString(withoutLooks(html), "text/html");
  return <div class={css.letter}>{childrenOf(body)}</div>;
}

/** Even a document that is never shown has the browser complain of styles and handlers in it; only two attributes are used. */
function withoutLooks(html: string): string {
  return html
    .replace(/<(style|script)\b[\s\S]*?<\/\1\s*>/gi, "")
    .replace(/<([a-z][a-z0-9]*)\b((?:"[^"]*"|'[^']*'|[^'"<>])*)>/gi, (_, name: string, rest: string) => {
      const kept = rest.match(/\b(href|alt)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)/gi) ?? [];
      return `<${[name, ...kept].join(" ")}>`;
    });
}

/** More would be a letter made to stop the browser. */
const DEEPEST = 50;

function childrenOf(parent: Node, depth = 0): ComponentChildren {
  return depth > DEEPEST ? parent.textContent : [...parent.childNodes].map((node) => shown(node, depth + 1));
}

function shown(node: Node, depth: number): ComponentChildren {
  if (node.nodeType === node.TEXT_NODE) return node.textContent;
  if (!(node.nodeType === node.ELEMENT_NODE && node instanceof Element)) return null;
  const inside = () => childrenOf(node, depth);
  switch (node.tagName.toLowerCase()) {
    case "script":
    case "style":
    case "title":
    case "template":
    case "noscript":
    case "iframe":
    case "object":
    case "svg":
    case "math":
      return null;
    case "br":
      return <br />;
    case "hr":
      return <hr />;
    case "p":
      return <p>{inside()}</p>;
    case "h1":
    case "h2":
    case "h3":
      return <p class={css.heading}>{inside()}</p>;
    case "ul":
      return <ul>{inside()}</ul>;
    case "ol":
      return <ol>{inside()}</ol>;
    case "li":
      return <li>{inside()}</li>;
    case "b":
    case "strong":
      return <strong>{inside()}</strong>;
    case "i":
    case "em":
      return <em>{inside()}</em>;
    case "a":
      return <MailLink address={node.getAttribute("href") ?? ""}>{inside()}</MailLink>;
    case "img":
      return node.getAttribute("alt");
    case "div":
    case "tr":
    case "table":
      return <div>{inside()}</div>;
    default:
      return inside();
  }
}

export function MailLink({ address, children }: { address: string; children: ComponentChildren }) {
  if (!/^(https?:\/\/|mailto:)/i.test(address)) return <>{children}</>;
  return (
    <a href={address} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}
