import { Button, Modal, Skeleton } from 'antd'
import { downloadUrl, useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { Facts } from '#ui/Facts.tsx'
import { ErrorHint } from '#ui/hints.tsx'
import { toast } from '#ui/toast.ts'
import { fieldworkContract } from '../contract.ts'
import { LINES, OUTCOMES, PARTIES, WAYS } from '../vocabulary.ts'

type Props = { visitId: string; onClose: () => void }

/** One visit with what was said; opening it is written to the audit. */
export function VisitWindow({ visitId, onClose }: Props) {
  const { data: visit, error, refetch } = useAsk(fieldworkContract, 'getVisit', { visitId })
  const act = useAct(fieldworkContract, 'voidVisit')
  return (
    <Modal
      open
      onCancel={onClose}
      title={visit ? `探访${visit.personName}` : '探访'}
      footer={<Button onClick={onClose}>关闭</Button>}
    >
      {error && <ErrorHint error={error} onRetry={refetch} />}
      {!visit && !error && <Skeleton active title={false} />}
      {visit && (
        <>
          <Facts
            facts={[
              ['日期', visit.visitedOn],
              ['社区（村）', visit.areaName],
              ['领域', LINES[visit.line]],
              ['方式', `${WAYS[visit.way]}，${OUTCOMES[visit.outcome]}`],
              ['探访人', `${visit.byName}（${PARTIES[visit.byParty]}）`],
              ['情况', <Words key="found" text={visit.found} />],
              ['需要帮助的事', visit.need && <Words key="need" text={visit.need} />],
              ['当场做了什么', visit.action && <Words key="action" text={visit.action} />],
              ['下次打算', visit.next],
              ['约好的下次', visit.nextOn],
              ['作废', visit.voided && `${visit.voided.byName}：${visit.voided.reason}`],
            ]}
          />
          <p className="fieldwork-photos">
            {visit.fileIds.map((fileId, at) => (
              <a
                key={fileId}
                href={downloadUrl(fieldworkContract, 'visitPhoto', { visitId, fileId })}
                target="_blank"
                rel="noreferrer"
              >
                照片{at + 1}
              </a>
            ))}
          </p>
          {visit.mayVoid && (
            <ConfirmAct
              label="作废"
              title="作废这次探访？"
              consequences={['不再计入探访次数，记录保留并注明作废', '由它登记的需求、排好的下次探访不受影响']}
              reason={{ label: '理由', required: true }}
              button={{ size: 'small' }}
              onConfirm={(reason) => act.mutateAsync({ visitId, reason }).then(() => toast('已作废'))}
            />
          )}
        </>
      )}
    </Modal>
  )
}

const Words = ({ text }: { text: string }) => <span className="fieldwork-words">{text}</span>
