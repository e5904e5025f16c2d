// What `react` is on the phone (vite.config.ts, docs/decisions/0120): Preact, a fifth of its size.
export * from 'preact/compat'
export { default } from 'preact/compat'

/** react-router asks for it where a router shows the page before its data is there; ours has no such data. */
export const useOptimistic = (state) => [state, () => {}]
