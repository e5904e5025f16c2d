import { Form, Modal } from 'antd'
import type { ReactNode } from 'react'
import { useAct } from '#ui/api.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { filled } from '#ui/fields.ts'
import { toast } from '#ui/toast.ts'
import { givingContract } from '../contract.ts'

type ActFormProps = {
  /** The command of this context that the form fills in. */
  name: keyof typeof givingContract.endpoints
  title: string
  okText: string
  done: string
  /** What is known already, such as the record and its version. */
  fixed?: object
  initial?: object
  onClose: () => void
  onDone?: (answer: unknown) => void
  children: ReactNode
}

/** A command in a window: its fields, the server's refusal above them, and what was typed kept until it succeeds. */
export function ActForm({ name, title, okText, done, fixed, initial, onClose, onDone, children }: ActFormProps) {
  const [form] = Form.useForm()
  const act = useAct(givingContract, name)
  const submit = (values: object) =>
    act.mutate({ ...fixed, ...filled(values) } as never, {
      onSuccess: (answer) => {
        toast(done)
        onDone?.(answer)
        onClose()
      },
    })
  return (
    <Modal
      title={title}
      open
      onCancel={onClose}
      onOk={form.submit}
      okText={okText}
      confirmLoading={act.isPending}
      destroyOnHidden
    >
      <ErrorAlert error={act.error} />
      <Form
        form={form}
        layout="vertical"
        onFinish={submit}
        preserve={false}
        scrollToFirstError
        {...(initial && { initialValues: initial })}
      >
        {children}
      </Form>
    </Modal>
  )
}
