// Installs the dependencies when node_modules is not what package-lock.json says.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { root, stop } from './node.mjs'
import { head, run } from './step.mjs'

/** npm writes node_modules/.package-lock.json last of all, so an installation that was broken off does not count. */
export function isInstalled() {
  const installedList = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(installedList)) return false
  const { '': own, ...wanted } = packagesOf(join(root, 'package-lock.json'))
  const installed = packagesOf(installedList)
  const needed = Object.keys(own.optionalDependencies).map((name) => `node_modules/${name}`)
  return Object.entries(wanted).every(([path, { version, optional, devOptional, peer, os, cpu }]) => {
    if (installed[path]) return installed[path].version === version
    // What npm left out: a build for another machine, unless it is the one we need on this machine.
    if (needed.includes(path)) return !(fits(os, process.platform) && fits(cpu, process.arch))
    return Boolean(optional || devOptional || peer)
  })
}

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages

const fits = (list, own) => !list || list.includes(own)

export async function ensureInstalled() {
  if (isInstalled()) return
  // The npm that started us, run by the Node that started us; a bare `node scripts/…` takes the npm on the path.
  const npm = process.env.npm_execpath
  const words = ['ci', '--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund']
  const quiet = ['--loglevel=error', '--progress=false']
  const title = '首次运行：正在安装依赖（约需一分钟）'
  const { code, output } = npm
    ? await run(process.execPath, [npm, ...words, ...quiet], { title })
    : await run('npm', [...words, ...quiet], { title })
  if (code !== 0) stop(`依赖没有装好，请检查网络后重试。npm 的输出：\n${head(output)}`)
}
