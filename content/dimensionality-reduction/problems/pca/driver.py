import submission


def drive(n_components, fits, new=None, codes=None):
    pca = submission.PCA(n_components)
    report = {}
    for X in fits:
        report["fit returns the object"] = pca.fit(X) is pca
    if fits:
        report["mean_"] = pca.mean_
        report["components_"] = pca.components_
        report["explained_variance_"] = pca.explained_variance_
        report["explained_variance_ratio_"] = pca.explained_variance_ratio_
    if new is not None:
        report["transform"] = pca.transform(new)
    if codes is not None:
        report["inverse_transform"] = pca.inverse_transform(codes)
    return report
