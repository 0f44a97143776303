-- A client's enrichment failed; what was found before stays.
-- Parameters: id, version (as read), status, error_kind, error, attempts.

update clients
set enrichment_status = $status,
    enrichment_error_kind = $error_kind,
    enrichment_error = $error,
    enrichment_attempts = $attempts,
    touched = (select coalesce(max(sequence), 0) + 1 from changes),
    version = version + 1
where id = $id and version = $version
