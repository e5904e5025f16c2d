import type { Installation } from './installation.ts'
import type { World } from './platform.ts'

export type Opened = World & { installation: Installation }

/** What a command line command is lent. */
export type Desk = {
  args: readonly string[]
  /** The settings, and the database opened on first use: beside the running server, or started for the command. */
  open(): Promise<Opened>
  /** One line of the result, on standard output. */
  print(line: string): void
  /** One line of progress, on standard error. */
  say(line: string): void
}

/** A command of `npm run --silent wushe -- <name>`: the module src/main/commands/<name>.ts exports it as `command`. */
export type Command = {
  /** How it is called, one line a form: 'programme check <数据包文件夹>'. */
  usage: readonly string[]
  about: string
  /** Returns the exit code. Throws WrongUse when the arguments make no sense. */
  run(desk: Desk): Promise<number>
}

/** The arguments make no sense: the usage is shown. */
export class WrongUse extends Error {}
