import type { FormInstance } from 'antd'
import { useCallback, useMemo } from 'react'
import { drafted } from './storage.ts'

type Draft<T> = {
  /** Spread over <Form>: restores what was typed before a reload, and keeps what is typed now. */
  props: { initialValues: Partial<T>; onValuesChange: (changed: unknown, all: T) => void }
  /** True when the form opened with something from before. */
  restored: boolean
  /** Call once the server has accepted, or when the person throws the draft away. */
  clear: () => void
}

/** Keeps a form's input through a reload or an expired session. Values must be JSON; never use it for passwords. */
export function useDraft<T extends object>(name: string, initial: Partial<T> = {}, form?: FormInstance<T>): Draft<T> {
  const saved = useMemo(() => parse<T>(drafted.read(`draft.${name}`)), [name])
  const onValuesChange = useCallback(
    (_: unknown, all: T) => drafted.write(`draft.${name}`, JSON.stringify(all)),
    [name],
  )
  const clear = useCallback(() => {
    drafted.forget(`draft.${name}`)
    form?.resetFields()
  }, [name, form])
  return { props: { initialValues: { ...initial, ...saved }, onValuesChange }, restored: saved !== undefined, clear }
}

function parse<T>(text: string | null): Partial<T> | undefined {
  try {
    return text ? (JSON.parse(text) as Partial<T>) : undefined
  } catch {
    return undefined
  }
}
