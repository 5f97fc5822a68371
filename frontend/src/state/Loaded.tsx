import type { ComponentChildren } from "preact";
import { Problem } from "../ui/Problem.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { sentenceOf } from "./failure.ts";
import type { Resource } from "./resource.ts";

interface Props<T> {
  resource: Resource<T>;
  /** Shown in place of what has not come yet; the usual grey lines otherwise. */
  skeleton?: ComponentChildren;
  /** Shown when `isEmpty` says there is nothing; by default an empty list is. */
  empty?: ComponentChildren;
  isEmpty?: (data: T) => boolean;
  children: (data: T) => ComponentChildren;
}

/** What a screen shows of a resource: its data, or loading, failed, empty, each with a face. */
export function Loaded<T>({ resource, skeleton, empty, isEmpty = emptyList, children }: Props<T>) {
  const state = resource.state.value;
  switch (state.kind) {
    case "loading":
      return <>{skeleton ?? <Skeleton />}</>;
    case "failed":
      return <Problem sentence={sentenceOf(state.failure)} onRetry={() => resource.refresh()} />;
    case "ready":
      return <>{empty && isEmpty(state.data) ? empty : children(state.data)}</>;
  }
}

function emptyList(data: unknown): boolean {
  return Array.isArray(data) && data.length === 0;
}
