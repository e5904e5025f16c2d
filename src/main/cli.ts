import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '#platform/config.ts'
import { CannotStart } from './cannot-start.ts'
import { type Command, type Opened, WrongUse } from './command.ts'
import { openForCommand } from './installation.ts'

const ROOT = join(import.meta.dirname, '../..')
const FOLDER = join(import.meta.dirname, 'commands')
const names = readdirSync(FOLDER)
  .filter((file) => /^[a-z-]+\.ts$/.test(file))
  .map((file) => file.slice(0, -3))
  .sort()

const say = (line: string) => console.error(line)
const [name = 'help', ...args] = process.argv.slice(2)
let opened: Opened | undefined
let code = 1
try {
  code = await runCommand()
} catch (problem) {
  say((problem as Error).message)
  if (problem instanceof WrongUse) await help(say)
  else if (!(problem instanceof CannotStart) && process.env.DEBUG) say(String((problem as Error).stack))
} finally {
  await opened?.close()
  await opened?.installation.close()
}
process.exit(code)

async function runCommand(): Promise<number> {
  if (name === 'help' || name === '--help') return help(console.log)
  if (!names.includes(name)) throw new WrongUse(`没有“${name}”这个命令`)
  const command = await load(name)
  return command.run({ args, open, print: console.log, say })
}

async function load(one: string): Promise<Command> {
  return ((await import(`./commands/${one}.ts`)) as { command: Command }).command
}

async function open(): Promise<Opened> {
  if (opened) return opened
  const config = readConfig(process.env, ROOT)
  const installation = await openForCommand({ config, say }, `wushe ${name}`)
  const { openWorld } = await import('./platform.ts')
  opened = { ...(await openWorld(config, installation)), installation }
  return opened
}

async function help(write: (line: string) => void): Promise<number> {
  write('用法：npm run --silent wushe -- <命令>')
  for (const { usage, about } of await Promise.all(names.map(load))) {
    write(`\n${about}`)
    for (const form of usage) write(`  wushe ${form}`)
  }
  return 0
}
