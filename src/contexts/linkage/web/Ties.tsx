import { Button, Form, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { Section } from '#ui/PageHeader.tsx'
import { toast } from '#ui/toast.ts'
import { linkageContract } from '../contract.ts'
import { TIE_KINDS, type TieKind } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { optionsOf, type Project, refOf } from './parts.tsx'

/** Records of others that the lead picked: an activity, a grant, a hand-out; what they show as an act stays theirs. */
export function Ties({ project, onDone }: { project: Project; onDone: () => unknown }) {
  const [isOpen, setOpen] = useState(false)
  const untie = useAct(linkageContract, 'untieRecord')
  return (
    <Section title="关联的记录" extra={project.mayLead && <Button onClick={() => setOpen(true)}>关联记录</Button>}>
      {project.ties.length === 0 ? (
        <p className="muted">
          志愿活动、资助、物资发放不写需求，由牵头人选到项目里。时长确认、款项付出、物资发到手，才算行动。
        </p>
      ) : (
        <ul className="candidates">
          {project.ties.map(({ id, kind, label, detail, page, tiedName, tiedOn }) => (
            <li key={id}>
              <div>
                <p>
                  {page ? <Link to={page}>{label}</Link> : label} <span className="muted">{TIE_KINDS[kind]}</span>
                </p>
                <p className="muted">
                  {detail && `${detail} · `}
                  {tiedName}于{tiedOn}关联
                </p>
              </div>
              {project.mayLead && (
                <ConfirmAct
                  label="取消关联"
                  title={`取消关联“${label}”？`}
                  consequences={['由它带来的行动从席位上去掉；记录本身不变，可以再关联']}
                  reason={{ label: '为什么取消', required: true }}
                  button={{ size: 'small' }}
                  onConfirm={(reason) =>
                    untie.mutateAsync({ ...refOf(project), tieId: id, reason }).then(() => {
                      toast('已取消关联')
                      onDone()
                    })
                  }
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {isOpen && <TieForm project={project} onClose={() => setOpen(false)} />}
    </Section>
  )
}

function TieForm({ project, onClose }: { project: Project; onClose: () => void }) {
  const [kind, setKind] = useState<TieKind>('activities.activity')
  const [text, setText] = useState('')
  // Only what was asked for now: a record of the kind before could be taken for one of this, or vanish under the finger.
  const asked = { projectId: project.id, kind, text }
  const found = useAsk(linkageContract, 'listTieable', asked, { keepPrevious: false })
  return (
    <ActForm
      name="tieRecord"
      title="关联已有记录"
      okText="关联"
      done="已关联"
      fixed={refOf(project)}
      initial={{ kind }}
      onClose={onClose}
    >
      <Form.Item label="哪一类" name="kind">
        <Select options={optionsOf(TIE_KINDS)} onChange={setKind} />
      </Form.Item>
      <Form.Item
        label="哪一条"
        name="sourceId"
        rules={[{ required: true, message: '请选择记录' }]}
        extra="本街镇的记录，最近的在前；已关联到别的项目的不在其中"
      >
        <Select
          showSearch
          filterOption={false}
          onSearch={setText}
          loading={found.isFetching}
          placeholder="输入名称查找"
          options={(found.data?.rows ?? []).map(({ id, title, detail, on }) => ({
            value: id,
            label: `${title}（${[detail, on].filter(Boolean).join('，')}）`,
          }))}
        />
      </Form.Item>
    </ActForm>
  )
}
