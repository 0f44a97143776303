-- What an enrichment found. Parameters: id, client_id, job_id, now, engine, inputs, result, filled.

insert into enrichment_results by name
select
    $id::uuid as id,
    $client_id::uuid as client_id,
    $job_id::uuid as job_id,
    $now::timestamp as found_at,
    $engine as engine,
    $inputs as inputs,
    $result as result,
    $filled as filled
