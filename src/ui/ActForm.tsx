import { Form, Modal } from 'antd'
import type { ReactNode } from 'react'
import type { Contract } from '#platform/http/contract.ts'
import { useAct, useRefresh } from './api.ts'
import { ErrorAlert } from './ErrorAlert.tsx'
import { filled } from './fields.ts'
import { toast } from './toast.ts'

export type ActFormProps<C extends Contract> = {
  contract: C
  /** The command of the context that the form fills in. */
  name: keyof C['endpoints'] & string
  title: string
  okText: string
  done: string
  /** What is known already, such as the record and its version. */
  fixed?: object
  initial?: object
  /** Makes the input of what the fields hold. */
  inputOf?: (values: object) => object
  open?: boolean
  onClose: () => void
  /** What the command answered, such as the id of the new record. */
  onDone?: (answer: unknown) => void
  children: ReactNode
}

/** A command in a window: its fields, the server's refusal above them, and what was typed kept until it succeeds. */
export function ActForm<C extends Contract>({
  contract,
  name,
  fixed,
  initial,
  inputOf = filled,
  open = true,
  onClose,
  onDone,
  ...rest
}: ActFormProps<C>) {
  const { title, okText, done, children } = rest
  const [form] = Form.useForm()
  const act = useAct(contract, name)
  const refresh = useRefresh()
  const submit = (values: object) =>
    act.mutate({ ...fixed, ...inputOf(values) } as never, {
      onSuccess: (answer) => {
        toast(done)
        onDone?.(answer)
        onClose()
      },
    })
  return (
    <Modal
      title={title}
      open={open}
      onCancel={onClose}
      onOk={form.submit}
      okText={okText}
      confirmLoading={act.isPending}
      destroyOnHidden
    >
      <ErrorAlert error={act.error} onRefresh={() => refresh().then(act.reset)} />
      <Form
        form={form}
        name={name}
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
