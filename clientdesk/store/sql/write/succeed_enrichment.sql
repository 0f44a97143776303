-- A client's enrichment succeeded. Parameters: id, version (as read), status, confidence, inputs, now;
-- the facts as they stand on the record now.

update clients
set enrichment_status = $status,
    enrichment_skip_reason = null,
    enrichment_error_kind = null,
    enrichment_error = null,
    enrichment_attempts = null,
    enriched_at = $now::timestamp,
    enriched_inputs = $inputs,
    enrichment_confidence = $confidence::decimal(4, 3),
    industry = $industry::varchar,
    company_type = $company_type::varchar,
    size_segment = $size_segment::varchar,
    risk_tier = $risk_tier::varchar,
    linkedin_url = $linkedin_url::varchar,
    finance_contact = $finance_contact::varchar,
    finance_contact_email = $finance_contact_email::varchar,
    touched = (select coalesce(max(sequence), 0) + 1 from changes),
    version = version + 1
where id = $id and version = $version
