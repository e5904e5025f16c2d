// Runs a TypeScript entry with the Node 24 that came with npm, whatever Node started us: node scripts/run.mjs <entry> …
import process from 'node:process'
import { checkOwnVersion, handOver } from './lib/node.mjs'

checkOwnVersion()
handOver(process.argv.slice(2))
