import submission


def drive(model, prior, batches, level, n=0, forgiving=False):
    posterior = submission.BetaBinomial(*prior) if model == "beta" else submission.NormalNormal(*prior)
    report = beta_report if model == "beta" else normal_report
    reports = [report(posterior, level, n)]
    for batch in batches:
        try:
            chained = (posterior.update(*batch) if model == "beta" else posterior.update(batch)) is posterior
        except ValueError:
            if not forgiving:
                raise
            chained = "refused"
        reports.append({"update returns the object": chained, **report(posterior, level, n)})
    return reports


def beta_report(posterior, level, n):
    return {
        "mean": posterior.mean(),
        "interval": posterior.credible_interval(level),
        "predictive": [posterior.predictive(k, n) for k in range(-1, n + 2)],
    }


def normal_report(posterior, level, n):
    return {
        "mean": posterior.mean(),
        "variance": posterior.variance(),
        "interval": posterior.credible_interval(level),
        "predictive": posterior.predictive(),
    }
