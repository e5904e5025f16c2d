/** The front door of 工作台: for the composition root and contexts above it. */

export { useWelcome } from './welcome.ts'
