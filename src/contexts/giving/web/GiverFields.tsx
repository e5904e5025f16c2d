import { Checkbox, Form, Input, Select } from 'antd'
import { rulesOf } from '#ui/fields.ts'
import { GiverForm } from '../contract-parts.ts'
import { CONSENTS, GIVER_KINDS, SOURCE_CLASSES } from '../vocabulary.ts'
import { optionsOf } from './parts.tsx'

const rules = rulesOf(GiverForm)

/** What is asked of a giver; an anonymous one is asked nothing. `isKnown`: what stays empty stays as it was. */
export function GiverFields({ isKnown = false }: { isKnown?: boolean }) {
  const kind = Form.useWatch('kind')
  const isRelated = Form.useWatch('isRelated')
  const isAnonymous = kind === 'anonymous'
  const stays = isKnown ? '留空则不改' : ''
  return (
    <>
      <Form.Item label="类型" name="kind" rules={rules.kind}>
        <Select options={optionsOf(GIVER_KINDS)} style={{ maxWidth: 260 }} />
      </Form.Item>
      {isAnonymous && <p className="muted">不登记任何身份信息。捐赠照样入账、公开，感谢证书写“匿名爱心人士”。</p>}
      {!isAnonymous && (
        <>
          <Form.Item
            label="姓名或名称"
            name="name"
            rules={rules.name}
            extra={stays || '与证件、票据上的写法一致'}
            required={!isKnown}
          >
            <Input maxLength={100} autoComplete="off" />
          </Form.Item>
          <Form.Item
            label="身份证号或统一社会信用代码"
            name="idNumber"
            extra={stays || '需要开票、多次捐赠归在一人名下时填写'}
          >
            <Input maxLength={30} autoComplete="off" />
          </Form.Item>
          <Form.Item label="联系电话" name="phone" rules={rules.phone} extra={stays}>
            <Input maxLength={20} autoComplete="off" />
          </Form.Item>
          <Form.Item label="公开意愿" name="consent" rules={rules.consent} extra="公示和捐赠榜上怎么称呼，由捐赠人决定">
            <Select options={optionsOf(CONSENTS)} style={{ maxWidth: 260 }} />
          </Form.Item>
        </>
      )}
      <Form.Item label="资金来源" name="sourceClass" extra="决定是否计入筹集额；不选则按类型">
        <Select allowClear options={optionsOf(SOURCE_CLASSES)} style={{ maxWidth: 260 }} />
      </Form.Item>
      {!isAnonymous && (
        <>
          <Form.Item name="isForeign" valuePropName="checked">
            <Checkbox>境外捐赠人（须先办理批准或备案）</Checkbox>
          </Form.Item>
          <Form.Item name="isRelated" valuePropName="checked">
            <Checkbox>关联方：与承接慈善组织、基金管委会有关联关系</Checkbox>
          </Form.Item>
          {isRelated && (
            <Form.Item label="关联关系" name="relatedNote" required extra="关联方捐赠须在三十日内公开">
              <Input maxLength={200} />
            </Form.Item>
          )}
        </>
      )}
    </>
  )
}
