-- The facts of a client as people or an accepted proposal left them, unless somebody saved others
-- first. Parameters: id, version (as read), the facts, facts_by_hand, now.

update clients
set industry = $industry::varchar,
    company_type = $company_type::varchar,
    size_segment = $size_segment::varchar,
    risk_tier = $risk_tier::varchar,
    linkedin_url = $linkedin_url::varchar,
    finance_contact = $finance_contact::varchar,
    finance_contact_email = $finance_contact_email::varchar,
    facts_by_hand = $facts_by_hand::varchar,
    updated_at = $now::timestamp,
    touched = (select coalesce(max(sequence), 0) + 1 from changes),
    version = version + 1
where id = $id and version = $version
