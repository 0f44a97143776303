-- Let a finding about a client be found again. Parameters: client_id, finding.

delete from quality_ignores
where client_id = $client_id and finding = $finding
