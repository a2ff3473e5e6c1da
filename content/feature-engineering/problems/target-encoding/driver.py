import submission


def drive(task, categories, y, m, folds=None, new=(), before=None):
    if task == "leak":
        naive, out_of_fold = submission.leak(categories, y, folds, m)
        return {"naive": naive, "out of fold": out_of_fold}
    encoder = submission.TargetEncoder(m)
    if task == "transform":
        return {"transform": encoder.transform(new)}
    if before is not None:
        encoder.fit(*before)
    report = {}
    if task == "fit":
        report["fit returns the object"] = encoder.fit(categories, y) is encoder
    else:
        report["fit_transform"] = encoder.fit_transform(categories, y, folds)
    report["transform"] = encoder.transform(new)
    return report
