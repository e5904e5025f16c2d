import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Made, Order } from './render.ts'

// The other end of render.ts. Fonts come from the package alone, never from the machine: a paper looks the same everywhere.
const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/package.json'))
const fontPaths = ['400Regular', '700Bold'].map((weight) => join(fonts, weight))
/** Results that were not used in so many papers are forgotten, or memory would grow with every paper. */
const KEPT = 3

const compilers = new Map<string, NodeCompiler>()
function compilerIn(workspace: string): NodeCompiler {
  const known = compilers.get(workspace) ?? NodeCompiler.create({ workspace, fontArgs: [{ fontPaths }] })
  compilers.set(workspace, known)
  return known
}

function make({ id, template, data }: Order): Made {
  const workspace = dirname(template)
  const compiler = compilerIn(workspace)
  const compiled = compiler.compile({ mainFilePath: join(workspace, basename(template)), inputs: { data } })
  const document = compiled.result
  if (!document) {
    const error = compiled.takeError()
    const said = error ? compiler.fetchDiagnostics(error) : []
    return { id, fault: `${basename(template)}: ${JSON.stringify(said)}` }
  }
  const pdf = compiler.pdf(document)
  compiler.evictCache(KEPT)
  return { id, pdf, pages: document.numOfPages }
}

function safely(order: Order): Made {
  try {
    return make(order)
  } catch (problem) {
    return { id: order.id, fault: `${basename(order.template)}: ${problem}` }
  }
}

parentPort?.on('message', (order: Order) => parentPort?.postMessage(safely(order)))
