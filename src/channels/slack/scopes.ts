import type { Label } from '../../catalog/label.js'

/** What the app may do in a workspace and which feature asks for it; the manifest lists the same ones. Least first. */
export const scopes: Readonly<Record<string, { readonly serves: Label; readonly optional?: true }>> = {
  'chat:write': { serves: { zh: '回答与发送', en: 'answering' } },
  'app_mentions:read': { serves: { zh: '在频道里被 @', en: 'mentions in channels' } },
  'im:history': { serves: { zh: '私信：提问、问卷、访谈', en: 'direct messages: questions, surveys, interviews' } },
  'im:write': { serves: { zh: '邀请客户填写问卷', en: 'inviting people to surveys' } },
  commands: { serves: { zh: '/zhiyin 命令与快捷方式', en: 'the /zhiyin command and shortcuts' } },
  'users:read': { serves: { zh: '区分管理员、成员与访客', en: 'telling admins, members and guests apart' } },
  'channels:read': { serves: { zh: '公共频道里有没有外部人员', en: 'whether outsiders read along in public channels' } },
  'groups:read': { serves: { zh: '私有频道里有没有外部人员', en: 'whether outsiders read along in private channels' } },
  'channels:history': { serves: { zh: '公共频道话题里的追问', en: 'follow-ups in threads of public channels' } },
  'groups:history': { serves: { zh: '私有频道话题里的追问', en: 'follow-ups in threads of private channels' } },
  'files:write': { serves: { zh: '图表与导出文件', en: 'charts and exported files' } },
  'files:read': { serves: { zh: '接收问卷文件与文件题', en: 'survey files and file answers' } },
  'assistant:write': { serves: { zh: '助手面板', en: 'the assistant pane' }, optional: true },
  'usergroups:read': { serves: { zh: '按用户组授予角色', en: 'roles by user group' }, optional: true },
}
