import { page } from '#platform/http'
import { referenceText } from '#platform/reference'
import { Button, Count, Table } from '#platform/ui'
import { membersByOrganisation } from '../organisations.queries.ts'

/** Who makes up the partnership of the viewer's area, by sector, with how many people of each work here. */
export const listOrganisations = page({
  path: '/partnership',
  access: ['coordinator', 'member', 'team_lead'],
  audit: { none: 'names of organisations, of nobody' },
  async show({ tx, viewer }) {
    const organisations = await membersByOrganisation(tx, viewer.area_id ?? '')
    return {
      title: 'The partnership',
      main: (
        <>
          <h1>The partnership</h1>
          <p class="nwd-sub">
            {organisations.length} organisations. Each sees only the people it works with.{' '}
            <a href="/privacy">How that is kept</a>
          </p>
          {viewer.role === 'coordinator' && (
            <p>
              <Button href="/partnership/organisations/new" small>
                Add an organisation
              </Button>
            </p>
          )}
          <h2>
            Organisations <Count>{organisations.length}</Count>
          </h2>
          <Table
            caption="Organisations of the partnership"
            hideCaption
            dense
            stack
            columns={[
              { key: 'name', text: 'Name' },
              { key: 'sector', text: 'Sector' },
              { key: 'supports', text: 'Supports people' },
              { key: 'members', text: 'People with an account', numeric: true },
            ]}
            rows={organisations.map((organisation) => ({
              name: organisation.name,
              sector: referenceText('organisation-kinds', organisation.kind),
              supports: organisation.supports_people ? 'Yes, may be given referrals' : 'No, refers',
              members: organisation.members,
            }))}
          />
        </>
      ),
    }
  },
})
