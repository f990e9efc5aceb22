import { Confirmation, Details, ExternalLink, InsetText, Notification, Page, TaskList } from '#platform/ui'

export const open = (
  <Page title="Referral sent" navigation={[]} hideThisPage>
    <Confirmation title="Your referral has been sent" reference="NW-4821" />
    <h2>What happens next</h2>
    <p>Somebody from Northtown Works will text you within 3 working days.</p>
    <TaskList
      label="Before we meet"
      tasks={[
        { text: 'Say how to reach you', href: '/me/contact', status: { text: 'Done', tone: 'green' } },
        {
          text: 'Tell us what you would like to do',
          href: '/me/aims',
          hint: 'About 5 minutes.',
          status: { text: 'Not started' },
        },
        { text: 'Agree your plan', status: { text: 'Cannot start yet' } },
      ]}
    />
    <Notification kind="information" title="You are in charge">
      You can change who sees this at any time.
    </Notification>
    <Notification kind="warning">This page closes in 5 minutes. What you typed is kept.</Notification>
    <Notification kind="problem">The text could not be sent. Nothing is lost.</Notification>
    <InsetText>You do not have to take part, and it will not affect your benefits.</InsetText>
    <Details summary="Who will see this?">
      <p>The coordinator in Northtown, and the key worker who takes it on.</p>
    </Details>
    <p>
      <ExternalLink href="https://www.mygov.scot/">More on mygov.scot</ExternalLink>,{' '}
      <ExternalLink href={`${'java'}script:alert(1)`}>a bad link</ExternalLink>
    </p>
  </Page>
)
