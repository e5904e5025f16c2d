import { Button, type ButtonProps, Input, Modal } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { useRefresh } from './api.ts'
import { ErrorAlert } from './ErrorAlert.tsx'

type ConfirmActProps = {
  /** On the button, a verb: 停用账号. */
  label: string
  /** Asked at the top: 停用“张三”的账号？ */
  title: string
  /** What will happen, one sentence each, told before anything does. */
  consequences: readonly ReactNode[]
  confirmLabel?: string
  /** Ask why; the words go into the audit. `required` refuses an empty answer. */
  reason?: { label: string; required?: boolean }
  /** What else has to be said before it can happen, such as a day; `incomplete` until it is. */
  children?: ReactNode
  incomplete?: boolean
  danger?: boolean
  disabled?: boolean
  button?: ButtonProps
  /** The act itself; rejects with the server's refusal, which is shown in place. */
  onConfirm: (reason: string) => Promise<unknown>
}

/** A button for what cannot be taken back: says what will happen, asks why, and only then does it. */
export function ConfirmAct({
  label,
  title,
  consequences,
  confirmLabel = label,
  reason,
  children,
  incomplete = false,
  danger = true,
  disabled = false,
  button,
  onConfirm,
}: ConfirmActProps) {
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Error>()
  const [words, setWords] = useState('')
  const refresh = useRefresh()
  const id = useId()
  const mustExplain = reason?.required === true && words.trim().length < 2

  const close = () => {
    setOpen(false)
    setError(undefined)
  }
  const confirm = async () => {
    setBusy(true)
    setError(undefined)
    try {
      await onConfirm(words.trim())
      setWords('')
      close()
    } catch (refusal) {
      setError(refusal as Error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <>
      <Button {...button} danger={danger} disabled={disabled} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Modal
        title={title}
        open={open}
        onCancel={close}
        onOk={confirm}
        okText={confirmLabel}
        cancelText="不办理，返回"
        confirmLoading={busy}
        okButtonProps={{ danger, disabled: mustExplain || incomplete }}
        destroyOnHidden
      >
        <ErrorAlert error={error} onRefresh={() => refresh().then(() => setError(undefined))} />
        <p>办理后：</p>
        <ul className="consequences">
          {consequences.map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: sentences, in an order that never changes
            <li key={index}>{one}</li>
          ))}
        </ul>
        {children}
        {reason && (
          <>
            <label htmlFor={id}>
              {reason.label}
              {reason.required ? '（必填）' : '（可不填）'}
            </label>
            <Input.TextArea
              id={id}
              rows={3}
              maxLength={200}
              showCount
              style={{ marginBottom: 24 }}
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
          </>
        )}
      </Modal>
    </>
  )
}
