import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Who works on a data folder. `born`: the process's start in clock ticks, so that a reused pid is not taken for it. */
export type Holder = { pid: number; born: string; what: string; address: string | null }
export type Hold = {
  /** Says where the holder answers, once it does. */
  publish(address: string): void
  release(): void
}

const fileOf = (dataDir: string): string => join(dataDir, 'server.json')

/** The living process that holds a data folder, if any. */
export function findHolder(dataDir: string): Holder | undefined {
  let holder: Holder
  try {
    holder = JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) as Holder
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw problem
  }
  return bornOf(holder.pid) === holder.born ? holder : undefined
}

/** Takes a data folder for this process, or says who has it: one server, or one command, works on it at a time. */
export function takeHold(dataDir: string, what: string): Hold | Holder {
  const file = fileOf(dataDir)
  const mine: Holder = { pid: process.pid, born: bornOf(process.pid) ?? '', what, address: null }
  const draft = `${file}.${process.pid}`
  for (;;) {
    const holder = findHolder(dataDir)
    if (holder) return holder
    rmSync(file, { force: true })
    writeFileSync(draft, JSON.stringify(mine))
    try {
      linkSync(draft, file)
      break
    } catch (problem) {
      if ((problem as NodeJS.ErrnoException).code !== 'EEXIST') throw problem
    } finally {
      rmSync(draft, { force: true })
    }
  }
  return {
    publish: (address) => writeFileSync(file, JSON.stringify({ ...mine, address })),
    release: () => rmSync(file, { force: true }),
  }
}

export const isHold = (taken: Hold | Holder): taken is Hold => 'release' in taken

/** When a process started, in ticks since the machine did (the 22nd field of /proc/<pid>/stat); undefined when it is gone. */
function bornOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  } catch (problem) {
    const { code } = problem as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ESRCH') return undefined
    throw problem
  }
}
