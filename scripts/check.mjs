// npm run check: everything that a machine can say without running the program, in under a minute.
import process from 'node:process'
import { ensureInstalled } from './lib/install.mjs'
import { checkOwnVersion } from './lib/node.mjs'
import { runCheck, staticChecks } from './lib/static-checks.mjs'
import { tail } from './lib/step.mjs'

checkOwnVersion()
await ensureInstalled()
const results = await Promise.all(
  staticChecks()
    .filter(({ isSlow }) => !isSlow)
    .map(async (check) => {
      const { code, output, seconds } = await runCheck(check)
      console.log(`${code === 0 ? '✓' : '✗'} ${check.name} (${seconds.toFixed(1)} s)`)
      return { ...check, code, output }
    }),
)
const failed = results.filter(({ code }) => code !== 0)
for (const { name, output } of failed) console.log(`\n── ${name}\n${tail(output, 60)}`)
process.exit(failed.length === 0 ? 0 : 1)
