import { expect, test } from "vitest";
import { routeOf } from "./routes.ts";

test("each path is a screen, whatever slash it ends with", () => {
  expect(routeOf("/", "").screen).toBe("overview");
  expect(routeOf("/campaigns/", "").screen).toBe("campaigns");
  expect(routeOf("/deliveries", "").screen).toBe("deliveries");
});

test("a path may name what it shows", () => {
  expect(routeOf("/campaigns/spring-26", "")).toMatchObject({
    screen: "campaign",
    params: { id: "spring-26" },
  });
  expect(routeOf("/messages", "?campaign=spring").query.get("campaign")).toBe("spring");
});

test("an unknown path has no screen, and broken escapes break nothing", () => {
  expect(routeOf("/campaigns/a/b", "").screen).toBeNull();
  expect(routeOf("/api/v1/status", "").screen).toBeNull();
  expect(routeOf("/customers/%E0%A4%A", "").params).toEqual({ id: "%E0%A4%A" });
});
