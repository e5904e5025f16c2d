// The checks that read the code and run nothing of it. Each counts as one test.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodeBinary, root } from './node.mjs'
import { run } from './step.mjs'

const MOST_LINES = 300
const MADE_BY_MACHINE = ['src/platform/db/types.ts']

const bin = (path, ...words) => ({ program: nodeBinary(), words: [`node_modules/${path}`, ...words] })

/** In the order of `npm test`: what fails fastest first. */
export const staticChecks = () => [
  {
    name: 'biome',
    ...bin(
      '@biomejs/biome/bin/biome',
      'ci',
      '--colors=off',
      '--diagnostic-level=warn',
      '--error-on-warnings',
      '--max-diagnostics=15',
    ),
  },
  { name: 'tsc', ...bin('typescript-7/bin/tsc', '-p', '.') },
  { name: 'depcruise', ...bin('dependency-cruiser/bin/dependency-cruiser.mjs', 'src', '--output-type', 'err') },
  { name: 'knip', ...bin('knip/bin/knip.js', '--no-progress') },
  { name: 'lines', check: findLongFiles },
  { name: 'lockfile', check: findLockGaps },
  { name: 'db-types', isSlow: true, program: nodeBinary(), words: ['scripts/db-types.ts', '--verify'] },
]

/** Runs one; resolves to { code, output, seconds } like any program. */
export const runCheck = ({ check, program, words }) => (check ? Promise.resolve(check()) : run(program, words))

/** Files beyond 300 lines: they hold more than one thing. */
function findLongFiles() {
  const long = ['src', 'tests', 'scripts']
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((file) => join(folder, file)))
    .filter((file) => /\.(tsx?|mjs|css)$/.test(file) && !MADE_BY_MACHINE.includes(file))
    .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > MOST_LINES)
  const output = long.map(({ file, lines }) => `${file}: ${lines} lines, at most ${MOST_LINES}`).join('\n')
  return { code: long.length > 0 ? 1 : 0, output, seconds: 0 }
}

/**
 * Builds for other machines that package-lock.json does not list: `npm ci` refuses the whole file for one. npm leaves
 * them out where its registry does not offer them.
 */
function findLockGaps() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const names = new Set(Object.keys(packages).map((path) => path.split('node_modules/').at(-1)))
  const gaps = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !names.has(name))
      .map((name) => `${path || 'package.json'} needs ${name}, which package-lock.json does not list`),
  )
  return { code: gaps.length > 0 ? 1 : 0, output: gaps.join('\n'), seconds: 0 }
}
