// npm test: sets itself up, then runs every stage and stops at the first that fails. The last line is the total.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { ensureBrowser } from './lib/browser.mjs'
import { checkBundle } from './lib/bundle.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { checkOwnVersion, nodeBinary, root } from './lib/node.mjs'
import { ensureOffice } from './lib/office.mjs'
import { runCheck, staticChecks } from './lib/static-checks.mjs'
import { run, tail } from './lib/step.mjs'
import { ensureWeb } from './lib/web.mjs'

const DEBIAN_15 = '/usr/lib/postgresql/15/bin'
const ON_DATABASE = /\/kit\/(?!installation|spreadsheets)|startCluster/

const total = { passed: 0, failed: 0 }
const reports = mkdtempSync(join(tmpdir(), 'wushe-reports-'))

checkOwnVersion()
await ensureInstalled()
try {
  await runStages()
} finally {
  rmSync(reports, { recursive: true, force: true })
  console.log(`${total.passed} passed, ${total.failed} failed`)
}
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1)

async function runStages() {
  if (!(await readTheCode())) return
  if (!(await tests('tests on PostgreSQL 18', []))) return
  if (!existsSync(DEBIAN_15)) console.log('– PostgreSQL 15 is not installed here: its stories are left out')
  else if (!(await tests('database stories on PostgreSQL 15', databaseTests(), { TEST_PG_BIN: DEBIAN_15 }))) return
  if (!(await papers())) return
  await ensureWeb()
  if (!count('pages hold nothing of the server', checkBundle())) return
  await journeys()
}

/** All of them, whatever the first says: they are quick, and whoever mends one wants to see the others. */
async function readTheCode() {
  const before = total.failed
  for (const check of staticChecks()) count(check.name, await runCheck(check))
  return total.failed === before
}

/** Official documents as an office program opens them; with the browser comes the Chinese font that they are set in. */
async function papers() {
  const browser = await ensureBrowser()
  if (!browser.path) return count('browser', { code: 1, output: browser.why, seconds: 0 })
  const office = await ensureOffice()
  if (!office.path) return count('office program', { code: 1, output: office.why, seconds: 0 })
  return tests('papers in LibreOffice', ['--config', 'vitest.papers.config.ts'], { OFFICE_PATH: office.path })
}

async function journeys() {
  const browser = await ensureBrowser()
  if (!browser.path) return count('browser', { code: 1, output: browser.why, seconds: 0 })
  return tests('journeys', ['--config', 'vitest.journeys.config.ts'], { CHROMIUM_PATH: browser.path })
}

/** A static check counts as one. */
function count(name, { code, output, seconds }) {
  total[code === 0 ? 'passed' : 'failed']++
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`)
  if (code !== 0) console.log(tail(output, 80))
  return code === 0
}

/** Runs vitest and adds its tests to the total; a run that broke off without naming a failed test counts as one failed. */
async function tests(name, words, env = {}) {
  const report = join(reports, `${name.replaceAll(' ', '-')}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { code, output, seconds } = await run(
    nodeBinary(),
    ['--disable-warning=ExperimentalWarning', 'node_modules/vitest/vitest.mjs', 'run', ...words, ...reporters],
    { title: name, env: { NO_COLOR: '1', ...env } },
  )
  const { numPassedTests = 0, numFailedTests = 0 } = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {}
  const failed = code === 0 ? numFailedTests : Math.max(1, numFailedTests)
  total.passed += numPassedTests
  total.failed += failed
  console.log(
    `${failed === 0 ? '✓' : '✗'} ${name}: ${numPassedTests} passed, ${failed} failed (${seconds.toFixed(1)} s)`,
  )
  if (failed > 0) console.log(tail(output, 200))
  return failed === 0
}

/** The test files that talk to a database; what is pure needs no second PostgreSQL. */
function databaseTests() {
  return ['src', 'tests']
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((file) => join(folder, file)))
    .filter((file) => file.endsWith('.test.ts') && ON_DATABASE.test(readFileSync(join(root, file), 'utf8')))
}
