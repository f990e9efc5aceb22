import type { ApiKey, Scope } from '#platform/api-keys'
import { scopeWords, selectOptionalKey, stillToShow } from '#platform/api-keys'
import { found, page } from '#platform/http'
import { formatDateTime } from '#platform/time'
import { Button, ButtonGroup, Details, Heading, InsetText, SummaryList, WarningText } from '#platform/ui'
import { keepers } from '../keepers.ts'
import type { SystemsParts } from '../parts.ts'

const isScope = (code: string): code is Scope => code in scopeWords
export const inWords = (scopes: readonly string[]) => scopes.filter(isScope).map((scope) => scopeWords[scope])

/** What has become of a key, in a few words. */
export function standingOf({ ended_at, responsible_name, last_used_at }: ApiKey): string {
  if (ended_at !== null) return `Ended ${formatDateTime(ended_at)}`
  if (responsible_name === null) return 'Stopped: who answered for it has left'
  return last_used_at === null ? 'Not used yet' : `Last used ${formatDateTime(last_used_at)}`
}

/** A key: the key itself for its maker, minutes after it was made and until it is first used; then only what it may do. */
export const keyPage = ({ secret, baseUrl }: SystemsParts) =>
  page({
    path: '/systems/keys/:key',
    access: keepers,
    audit: 'systems.key.viewed',
    async show({ tx, viewer, clock, parameters, record }) {
      const key = found(await selectOptionalKey(tx, parameters.key))
      const shown = stillToShow(secret, key, viewer.user_id, clock.now())
      await record({ subject: { kind: 'api_key', id: key.id }, detail: { shown: shown !== undefined } })
      return {
        title: shown === undefined ? 'A key' : 'The key is made',
        back: { href: '/systems', text: 'Other systems' },
        main: (
          <>
            <Heading sub={`${key.name}, ${key.organisation}`}>
              {shown === undefined ? 'A key' : 'The key is made'}
            </Heading>
            {shown !== undefined && (
              <>
                <WarningText>Copy it now. It is shown for ten minutes, to you alone, and kept nowhere.</WarningText>
                <InsetText>
                  <code class="nwd-address">{shown}</code>
                </InsetText>
              </>
            )}
            <SummaryList
              rows={[
                { key: 'Begins with', value: <code>{key.hint}</code> },
                { key: 'May', value: inWords(key.scopes).join('. ') },
                {
                  key: 'Answers for it',
                  value: key.responsible_name ?? 'Nobody: they have left. Make another key, and end this one.',
                },
                { key: 'Made', value: formatDateTime(key.made_at) },
                { key: 'Use', value: standingOf(key) },
              ]}
            />
            <Details summary="How a system uses it">
              <p>
                It sends the header <code>Authorization: Bearer</code>, followed by the key. Every address, and what is
                sent and answered, is described for programs at{' '}
                <a href="/api/v1/openapi.json">{baseUrl}/api/v1/openapi.json</a>.
              </p>
            </Details>
            {key.ended_at === null && (
              <ButtonGroup>
                <Button href={`/systems/keys/${key.id}/end`} kind="secondary">
                  End this key
                </Button>
              </ButtonGroup>
            )}
          </>
        ),
      }
    },
  })
