// Installs Debian packages that tests need: as root where apt is there; otherwise says what to install by hand.
import { existsSync } from 'node:fs'
import process from 'node:process'
import { head, run } from './step.mjs'

/** Resolves to undefined when all is installed, or to a sentence why not. `what` needs them; `or`: another way out. */
export async function aptInstall(packages, { what, or = '' }) {
  const byHand = `install it by hand (apt-get install -y ${packages.join(' ')})${or}`
  if (!existsSync('/usr/bin/apt-get')) return `${what} need ${packages.join(', ')}: ${byHand}`
  if (process.getuid?.() !== 0) return `${what} need ${packages.join(', ')}, and only root may install: ${byHand}`
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const title = `Installing ${packages.join(', ')}`
  for (const words of [
    ['update', '-q'],
    ['install', '-y', '-q', '--no-install-recommends', ...packages],
  ]) {
    const { code, output } = await run('apt-get', words, { title: `${title} (apt-get ${words[0]})`, env })
    if (code !== 0) return `apt-get ${words[0]} failed, ${byHand}:\n${head(output.split('\n').reverse().join('\n'))}`
  }
  return undefined
}
