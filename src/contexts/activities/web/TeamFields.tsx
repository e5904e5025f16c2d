import { Form, Select } from 'antd'
import { teamsContract } from '#contexts/teams/contract.ts'
import { useAsk } from '#ui/api.ts'

const MOST = 100

/** The town's own teams serve its communities, too: asked for by the town, which holds both. */
const nearOf = (areaCode: string | undefined) => ({ areaCode: areaCode?.slice(0, 9) ?? '', pageSize: MOST })

/** The team that does it and the project it is part of, out of those of the community and its town. */
export function TeamFields() {
  const areaCode: string | undefined = Form.useWatch('areaCode')
  const enabled = Boolean(areaCode)
  const near = nearOf(areaCode)
  const teams = useAsk(teamsContract, 'listTeams', { ...near, state: 'existing' }, { enabled })
  const projects = useAsk(teamsContract, 'listProjects', near, { enabled })
  const fits = (one: { areaCode: string }) => one.areaCode === areaCode || one.areaCode === areaCode?.slice(0, 9)
  return (
    <div className="form-row">
      <Form.Item label="志愿队伍" name="teamId">
        <Select
          allowClear
          placeholder={enabled ? '没有可不选' : '先选社区'}
          options={(teams.data?.rows ?? []).filter(fits).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item label="所属项目" name="projectId">
        <Select
          allowClear
          placeholder={enabled ? '没有可不选' : '先选社区'}
          options={(projects.data?.rows ?? [])
            .filter((one) => fits(one) && one.state !== 'ended')
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
    </div>
  )
}

type Bound = { areaCode: string; teamId: string | null; projectId: string | null }

/** The same of an activity that is made: facts for its list of facts, nothing where it has neither. */
export function TeamFacts({ one: { areaCode, teamId, projectId } }: { one: Bound }) {
  const near = nearOf(areaCode)
  const teams = useAsk(teamsContract, 'listTeams', near, { enabled: teamId !== null })
  const projects = useAsk(teamsContract, 'listProjects', near, { enabled: projectId !== null })
  const team = teams.data?.rows.find(({ id }) => id === teamId)
  const project = projects.data?.rows.find(({ id }) => id === projectId)
  return (
    <>
      {team && (
        <>
          <dt>志愿队伍</dt>
          <dd>{team.name}</dd>
        </>
      )}
      {project && (
        <>
          <dt>所属项目</dt>
          <dd>{project.name}</dd>
        </>
      )}
    </>
  )
}
