// What Probot's own guide starts with, and a handler that does nothing. Settings come from the environment, as Probot reads them.
import { run } from "probot";

await run((app) => {
  app.on("pull_request", () => {});
});
