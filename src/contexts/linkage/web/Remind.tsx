import { Button } from 'antd'
import { useAct } from '#ui/api.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { toast } from '#ui/toast.ts'
import { linkageContract } from '../contract.ts'
import { PARTIES, type Party } from '../vocabulary.ts'

type Props = { projectId: string; version: number; party: Party; onDone: () => unknown }

/** One tap: a message to who was asked and has not moved, once a day. */
export function Remind({ projectId, version, party, onDone }: Props) {
  const act = useAct(linkageContract, 'remindSeat')
  const remind = () =>
    act.mutate(
      { projectId, version, party },
      {
        onSuccess: ({ told }) => {
          toast(`已催办${PARTIES[party]}，发给${told}人`)
          onDone()
        },
      },
    )
  return (
    <>
      <ErrorAlert error={act.error} />
      <Button size="small" loading={act.isPending} onClick={remind}>
        催{PARTIES[party]}
      </Button>
    </>
  )
}
