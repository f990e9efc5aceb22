import { type ApiKey, keysOf } from '#platform/api-keys'
import { found, page } from '#platform/http'
import { Button, ButtonGroup, Count, Heading, Table } from '#platform/ui'
import { keepers } from './keepers.ts'
import { inWords, standingOf } from './keys/show-key.tsx'

/** The systems of partners that act in an area: their keys. */
export const listSystems = page({
  path: '/systems',
  access: keepers,
  audit: { none: 'systems of the keeper’s own area; no participant is shown' },
  async show({ tx, viewer }) {
    const keys = await keysOf(tx, found(viewer.area_id))
    const open = keys.filter(({ ended_at }) => ended_at === null)
    const ended = keys.filter(({ ended_at }) => ended_at !== null)
    return {
      title: 'Other systems',
      wide: true,
      main: (
        <>
          <Heading sub="Partners’ own systems may refer people here and follow what became of them, each as its organisation.">
            Other systems
          </Heading>
          <ButtonGroup>
            <Button href="/systems/keys/new">Make a key</Button>
          </ButtonGroup>
          <h2>
            Keys <Count>{open.length}</Count>
          </h2>
          <KeyTable
            caption="Keys that systems use"
            keys={open}
            empty="No system has a key yet. Make one when a partner’s system is to refer people by itself."
          />
          {ended.length > 0 && (
            <>
              <h2>
                Ended <Count>{ended.length}</Count>
              </h2>
              <KeyTable caption="Keys that were ended" keys={ended} />
            </>
          )}
        </>
      ),
    }
  },
})

function KeyTable({ caption, keys, empty }: { caption: string; keys: readonly ApiKey[]; empty?: string }) {
  return (
    <Table
      caption={caption}
      hideCaption
      dense
      stack
      empty={empty}
      columns={[
        { key: 'name', text: 'System' },
        { key: 'organisation', text: 'Acts for' },
        { key: 'may', text: 'May' },
        { key: 'who', text: 'Answers for it' },
        { key: 'hint', text: 'Begins with' },
        { key: 'use', text: 'Use' },
      ]}
      rows={keys.map((key) => ({
        name: <a href={`/systems/keys/${key.id}`}>{key.name}</a>,
        organisation: key.organisation,
        may: inWords(key.scopes).join('. '),
        who: key.responsible_name ?? 'Nobody',
        hint: <code>{key.hint}</code>,
        use: standingOf(key),
      }))}
    />
  )
}
