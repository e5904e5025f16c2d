import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const exec = promisify(execFile)

/** What a program of the machine prints. Errors: its own, when it ends badly or is not there. */
export async function outputOfProgram(program: string, words: readonly string[], cwd: string): Promise<string> {
  const { stdout } = await exec(program, [...words], { cwd, maxBuffer: 64 * 1024 * 1024 })
  return stdout
}
