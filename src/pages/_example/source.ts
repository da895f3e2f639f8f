/** The text of `restart.mdx`, as the landing page shows it and the playground begins with. */
export const exampleSource = `---
title: Restart the service
runbook:
  system: release-demo
  workspace: ../../test/systems/release-demo
  inputs:
    port:
      type: number
      minimum: 1
      maximum: 65535
      default: 8080
      description: Port that the service listens on
---

# Restart the service

:::http[Ask for its health]{#health status="200,503"}
A sick service answers \`503\`.

\`\`\`http
GET http://127.0.0.1:{{port}}/healthz
\`\`\`
:::

:::shell[Restart it]{#restart timeout=30s confirm="Users get errors for about a second."}
Requests that it has begun are answered first.

\`\`\`bash
scripts/restart.sh {{port}}
\`\`\`
:::

:::wait[Until it is healthy]{#healthy timeout=30s}
\`\`\`http
GET http://127.0.0.1:{{port}}/healthz
\`\`\`
:::
`;
