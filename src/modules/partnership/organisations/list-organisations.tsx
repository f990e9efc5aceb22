import { page } from '#platform/http'
import { referenceText } from '#platform/reference'
import { Button, Count, Table } from '#platform/ui'
import { membersByOrganisation } from '../organisations.queries.ts'

/** Every organisation that works in the area, member of the partnership or not, with how many people of each have an account. */
export const listOrganisations = page({
  path: '/partnership/organisations',
  access: ['coordinator', 'member', 'team_lead'],
  audit: { none: 'names of organisations, of nobody' },
  async show({ tx, viewer }) {
    const organisations = await membersByOrganisation(tx, viewer.area_id ?? '')
    return {
      title: 'Organisations of the area',
      back: { href: '/partnership', text: 'The partnership' },
      main: (
        <>
          <h1>Organisations of the area</h1>
          <p class="nwd-sub">
            {organisations.length} organisations work here, members of the partnership or not. Each sees only the people
            it works with. <a href="/privacy">How that is kept</a>
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
            caption="Organisations of the area"
            hideCaption
            dense
            stack
            columns={[
              { key: 'name', text: 'Name' },
              { key: 'sector', text: 'What it is' },
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
